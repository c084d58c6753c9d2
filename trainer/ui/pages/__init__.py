# SPDX-License-Identifier: MIT
"""The pages of the window: each shows one frozen record and says what the user did."""
