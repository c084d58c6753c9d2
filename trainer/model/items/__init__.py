# SPDX-License-Identifier: MIT
"""The item types, one module each, and the registry that lists them."""
