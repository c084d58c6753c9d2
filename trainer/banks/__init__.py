# SPDX-License-Identifier: MIT
"""Bank files to the model and back, the compiled cache, and the catalogue of banks."""
