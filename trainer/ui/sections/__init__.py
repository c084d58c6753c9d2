# SPDX-License-Identifier: MIT
"""Sections through the body, drawn from their millimetres."""
