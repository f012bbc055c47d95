"""Where facts come from: documents and their joining; no resource types."""
