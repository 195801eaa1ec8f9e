"""Chinese is the language of the source; English comes from assets/translations."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator, Signal
from PySide6.QtQml import QQmlEngine

from shared.screens.paths import TRANSLATIONS

SOURCE = "zh"
LANGUAGES = (SOURCE, "en")


class Languages(QObject):
    """The language of one engine's screens."""

    changed = Signal(str)

    def __init__(self, engine: QQmlEngine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._language = SOURCE
        self._translator: QTranslator | None = None

    @property
    def language(self) -> str:
        """`zh` or `en`."""
        return self._language

    def use(self, language: str) -> None:
        """Show every text in `language`; tells `changed`. Raises ValueError for one we do not speak."""
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language}")
        if language == self._language:
            return
        self.drop()
        if language != SOURCE:
            translator = QTranslator(self)
            if not translator.load(f"tingtang_{language}.qm", str(TRANSLATIONS)):
                raise FileNotFoundError(f"assets/translations/tingtang_{language}.qm is missing or broken")
            QCoreApplication.installTranslator(translator)
            self._translator = translator
        self._language = language
        self._engine.setUiLanguage(language)
        QLocale.setDefault(QLocale(language))
        self._engine.retranslate()
        self.changed.emit(language)

    def drop(self) -> None:
        """Back to the source language without telling anyone (shutdown)."""
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
        self._language = SOURCE
