# SPDX-License-Identifier: MIT
"""One presenter for each page: it turns results into records, and decides."""
