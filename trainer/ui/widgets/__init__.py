# SPDX-License-Identifier: MIT
"""Reusable parts, painted by themselves from the theme.

On the way to the first question nothing here names `Qt` at module level: PySide builds all enums of
that namespace when it is first touched, which takes longer than painting the question. Handlers of
keys and pointers import it when they run.
"""
