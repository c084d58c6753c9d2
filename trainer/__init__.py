# SPDX-License-Identifier: MIT
"""Needlewise, a desktop trainer for practitioners of dry needling."""

__version__ = "0.1.0"
