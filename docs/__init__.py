# SPDX-License-Identifier: MIT
"""The documentation, and the command that makes its pictures; no part of what is installed."""
