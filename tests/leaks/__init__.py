"""The ways in which data, keys or processing leave although everything looks European, each seen in plan and live."""
