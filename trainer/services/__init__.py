# SPDX-License-Identifier: MIT
"""Use cases without Qt, shared by the window and the terminal."""
