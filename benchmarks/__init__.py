# SPDX-License-Identifier: MIT
"""Measurements of the program as ratios against a bare counterpart, run with one command."""
