# SPDX-License-Identifier: MIT
"""The tests: ``python3 -m tests``. A package, so that no other of that name is found first."""
