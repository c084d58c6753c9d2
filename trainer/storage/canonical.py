# SPDX-License-Identifier: MIT
"""One way, and only one, to write plain data as text, so that equal data has equal hashes."""

import json
from typing import Any

# ASCII only: lone surrogates in what somebody typed must neither stop an event from being stored
# nor change on the way through the file. NaN is no JSON and equals nothing, not even itself.
_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
)


def canonical(plain: Any) -> str:
    """Write plain data as JSON with sorted keys and no spaces.

    Raises:
        ValueError: a number is not finite.
        TypeError: something is not plain data.
    """
    return _ENCODER.encode(plain)
