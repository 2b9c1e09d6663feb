"""Draws the icons of the Teams app package from the SVG beside each: run it after a change to one."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bot.render.pictures import BROWSERS

ICONS = Path(__file__).resolve().parent.parent / "bot" / "teams" / "package" / "icons"


def drawn(browser: Browser, source: Path) -> bytes:
    """The PNG of an SVG in its own size; what it leaves free is transparent."""
    page = browser.new_page()
    try:
        page.set_content(f"<body style='margin: 0'>{source.read_text(encoding='utf-8')}</body>")
        return page.locator("svg").screenshot(omit_background=True)
    finally:
        page.close()


def main() -> None:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise SystemExit(f"Icons are drawn by a Chromium, and none is installed. Install one of {', '.join(BROWSERS)}.")
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=as_root)
        for source in sorted(ICONS.glob("*.svg")):
            source.with_suffix(".png").write_bytes(drawn(browser, source))
            print(f"{source.with_suffix('.png').name} is drawn.")
        browser.close()


if __name__ == "__main__":
    main()
