# SPDX-License-Identifier: MIT
"""The learner's data file: an append-only log, and everything that is derived from it."""
