# SPDX-License-Identifier: MIT
"""The window: Qt Widgets, pages, presenters."""
