# SPDX-License-Identifier: MIT
"""What happens under the needle: a body chart, a small moving picture, and the same in words."""
