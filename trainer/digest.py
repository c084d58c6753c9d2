# SPDX-License-Identifier: MIT
"""SHA-256 of short texts, without OpenSSL: loading that takes longer than painting a question.

The standard library does the same for its own `random`: the interpreter's built-in module where
there is one, `hashlib` where there is not.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import sha256
else:
    try:
        from _sha2 import sha256  # Python 3.12 and later
    except ImportError:
        try:
            from _sha256 import sha256  # Python 3.11
        except ImportError:
            from hashlib import sha256

__all__ = ["sha256"]
