# SPDX-License-Identifier: MIT
"""Qt item models over frozen rows."""
