# SPDX-License-Identifier: MIT
"""The errors that the world causes, as opposed to authors (problems) and programmers (bugs)."""


class TrainerError(Exception):
    """Something outside the program prevents what was asked.

    Attributes:
        user_message: one sentence that names the thing, the place and the remedy.
        detail: what a maintainer wants to know; may be empty; never shown first.
    """

    def __init__(self, user_message: str, detail: str = "") -> None:
        super().__init__(user_message)
        self.user_message = user_message
        self.detail = detail


class StoreError(TrainerError):
    """The learner's data file cannot be used as asked."""


class BankError(TrainerError):
    """A bank cannot be read, written or installed at all."""


class SettingsError(TrainerError):
    """The settings file cannot be read or written."""
