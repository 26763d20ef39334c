"""JSON as every form of ours writes it."""

import json


def json_text(data: object) -> str:
    """Write data as JSON, in ASCII: the same data, the same bytes. What is no number is refused."""
    return json.dumps(data, indent=2, allow_nan=False) + "\n"
