# SPDX-License-Identifier: MIT
"""The drawn body: a figure from the front and from behind, and its muscles as areas to choose."""
