# SPDX-License-Identifier: MIT
"""How each item type is shown and answered, one module a type, and the registry of them."""
