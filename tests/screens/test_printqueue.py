"""The system's print queue, up to the page that Qt hands to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSizeF
from PySide6.QtPrintSupport import QPrinter

from shared.paper.printer import Condition, PrinterFailed
from shared.screens.printqueue import QueuePrinter


class Filed(QueuePrinter):
    """A queue whose jobs become PDF files."""

    def __init__(self, path: Path) -> None:
        super().__init__("Front desk", 80)
        self.path = path
        self.made: list[QPrinter] = []

    def condition(self) -> Condition:
        return Condition.UNKNOWN

    def device(self) -> QPrinter:
        device = QPrinter()
        device.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        device.setOutputFileName(str(self.path))
        self.made.append(device)
        return device


def test_one_page_as_long_as_the_slip(qapp, tmp_path: Path) -> None:
    queue = Filed(tmp_path / "slip.pdf")
    queue.print(Image.new("1", (576, 1000)))
    assert not queue.path.exists()
    queue.cut()
    assert queue.path.read_bytes().startswith(b"%PDF")
    size = queue.made[0].pageLayout().fullRect(queue.made[0].pageLayout().Unit.Millimeter).size()
    assert size.toSize() == QSizeF(80, 125).toSize()
    queue.cut()
    assert len(queue.made) == 1


def test_a_queue_that_is_not_there(qapp) -> None:
    queue = QueuePrinter("no such queue", 80)
    assert queue.condition() is Condition.OFFLINE
    with pytest.raises(PrinterFailed) as failed:
        queue.print(Image.new("1", (576, 10)))
    assert not failed.value.begun
