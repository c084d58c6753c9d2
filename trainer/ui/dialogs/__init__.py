# SPDX-License-Identifier: MIT
"""Dialogs: each has one class method that asks, and returns what was decided."""
