"""What the parts of a branch file are made of: identifiers, numbers, and the rule that unknown keys are mistakes."""

from __future__ import annotations

from datetime import time
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
Letter = Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
# Strict: true is no number, "3" neither.
Minutes = Annotated[float, Field(strict=True, ge=0, le=24 * 60, allow_inf_nan=False)]
Whole = Annotated[int, Field(strict=True)]
Number = Annotated[float, Field(strict=True, ge=0, allow_inf_nan=False)]
Flag = Annotated[bool, Field(strict=True)]
Preference = Literal["counter", "self"]
Role = Literal["teller", "lobby", "viplobby", "wealth", "manager"]
ROLES: tuple[Role, ...] = get_args(Role)
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Part(BaseModel):
    """A part of the branch file: unknown keys are mistakes, so a typing slip never goes unnoticed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _local_time(value: object) -> object:
    if not isinstance(value, time) or value.tzinfo is not None:
        raise ValueError("a time of day is written 08:00:00, without quotes")
    return value


LocalTime = Annotated[time, BeforeValidator(_local_time)]
