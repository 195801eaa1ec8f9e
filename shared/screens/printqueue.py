"""The system's print queue (CUPS, Windows) as a printer, through Qt."""

from __future__ import annotations

from PIL import Image
from PySide6.QtCore import QMarginsF, QPoint, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from shared.paper.printer import CAN_PRINT, Condition, PrinterFailed

DOTS_PER_MM = 8
"""203 dpi."""


class QueuePrinter:
    """A queue takes whole jobs: nothing hangs uncut, so the job is sent in place of the cut."""

    hangs = False

    def __init__(self, name: str, paper_mm: int) -> None:
        """`name` as the system names the queue; `paper_mm`: width of the paper."""
        self._name = name
        self._paper = paper_mm
        self._strips: list[Image.Image] = []

    def print(self, picture: Image.Image) -> None:
        """See `Printer.print`."""
        now = self.condition()
        if now not in CAN_PRINT:
            raise PrinterFailed(now, f"queue {self._name}", begun=False)
        self._strips = [picture]  # nothing hangs: what was not sent is gone

    def cut(self) -> None:
        """See `Printer.cut`: the job goes to the queue."""
        strips, self._strips = self._strips, []
        if not strips:
            return
        device = self.device()
        height = sum(one.height for one in strips)
        size = QSizeF(self._paper, height / DOTS_PER_MM)
        device.setPageLayout(
            QPageLayout(
                QPageSize(size, QPageSize.Unit.Millimeter),
                QPageLayout.Orientation.Portrait,
                QMarginsF(),
            )
        )
        device.setFullPage(True)
        painter = QPainter()
        if not painter.begin(device):
            raise PrinterFailed(Condition.OFFLINE, f"queue {self._name} takes no job")
        scale = device.resolution() / 25.4 / DOTS_PER_MM
        # The printable dots stand in the middle of the paper.
        left = (self._paper * DOTS_PER_MM - strips[0].width) // 2
        top = 0
        for one in strips:
            at = QPoint(round(left * scale), round(top * scale))
            painter.drawImage(QRect(at.x(), at.y(), round(one.width * scale), round(one.height * scale)), _image(one))
            top += one.height
        if not painter.end():
            raise PrinterFailed(Condition.OFFLINE, f"queue {self._name} lost the job")

    def condition(self) -> Condition:
        """See `Printer.condition`; a queue tells little of the paper."""
        info = QPrinterInfo.printerInfo(self._name)
        if info.isNull():
            return Condition.OFFLINE
        return Condition.OFFLINE if info.state() == QPrinter.PrinterState.Error else Condition.UNKNOWN

    def device(self) -> QPrinter:
        """The queue, for one job."""
        return QPrinter(QPrinterInfo.printerInfo(self._name))

    def close(self) -> None:
        """Nothing is open."""


def _image(picture: Image.Image) -> QImage:
    grey = picture.convert("L")
    whole = QImage(grey.tobytes(), grey.width, grey.height, grey.width, QImage.Format.Format_Grayscale8)
    return whole.copy()
