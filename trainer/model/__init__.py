# SPDX-License-Identifier: MIT
"""The pure domain: values and rules, without files, clocks or chance."""
