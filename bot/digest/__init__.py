"""The digest: what needs attention, sent to Teams before each meeting to those who asked for it."""
