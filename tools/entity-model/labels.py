"""The labels that the model gives to word pieces."""

TYPES = ("PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "DATE_TIME", "JOB_TITLE", "NRP")
LABELS = ("O",) + tuple(f"{prefix}-{name}" for name in TYPES for prefix in "BI")
INDEX = {label: place for place, label in enumerate(LABELS)}

# A span of a text: first and last character (exclusive), and its type.
Span = tuple[int, int, str]
