"""What a user waits for, measured; `make bench` writes docs/performance.md."""
