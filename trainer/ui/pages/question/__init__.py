# SPDX-License-Identifier: MIT
"""The question page and the records that it shows."""

from trainer.ui.pages.question.page import QuestionPage

__all__ = ["QuestionPage"]
