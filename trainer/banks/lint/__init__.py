# SPDX-License-Identifier: MIT
"""Checks of item-writing: what gives an answer away, hinders a reader, or says too little."""
