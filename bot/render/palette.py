"""Colours that stay apart for colour-blind readers (Okabe and Ito, 2008), and the shape that goes with each."""

INK = "#1a1a1a"
QUIET = "#6b7280"
GRID = "#d9dce1"
BAND = "rgba(0, 114, 178, 0.12)"
HOME = "#0072B2"
OTHER = "#9aa5b1"
LINES = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
# never colour alone: each line has its own marker too
MARKERS = ("circle", "square", "diamond", "triangle-up", "x", "star")
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
