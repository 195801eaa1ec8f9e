"""What every Qt Quick screen of the lobby stands on: the design system, the job runner, view-models, languages.

How a screen starts
-------------------
1. QML lies flat in `<app>/qml/*.qml`; the root file is a `Window`. Files of one folder see each other by name.
   `import Tingtang.Screens` brings the design system (`Key`, `Icon`, `Light`, `Type`, `Zones`, …).
2. View-models lie in `<app>/*.py`, each file with a stem no other file of the repository with QML types has. On top:
   `QML_IMPORT_NAME = "Tingtang.Kiosk"` (or `Tingtang.Display`, `Tingtang.Desk`), `QML_IMPORT_MAJOR_VERSION = 1`;
   types that shared code registers are in `Tingtang.Screens.Types`. Each class is
   `@QmlElement @QmlUncreatable("the screen makes it") class KioskHome(QObject, ViewModel[Known, Drawn])`.
   No qmldir of that name exists, so the engine takes the types as registered and the checker reads them from `build/`.
3. The root QML file imports that URI and takes what it draws as typed required properties:
   `required property KioskHome home`. No context properties: they blind the checker.
4. `<app>/__main__.py`: `with Screen("kiosk") as screen:` make the view-models, give them `screen.jobs`, then
   `screen.show(path, home=home)` (it keeps them until the end) and `return screen.run()`.
5. The store: `link = StoreLink(screen.jobs, entrance(url, branch, "kiosk"), look)`, connect `seen`, `away`, `refused`,
   `screen.at_end(link.close)`, `link.open()`. Work on it: `link.ask(work, on_done, on_failed)`, or `link.act(…)`, which
   looks right after it.
6. Lists: `Rows(Row, "key")` behind `@Property(QObject, constant=True)`; delegates take
   `required property string number`.
7. Texts: `qsTr("中文")` in QML, `self.tr("中文")` with a literal in Python; a view-model that makes texts calls
   `rederive()` on `screen.languages.changed`. Then `python -m shared.screens.translations update`.
8. `python -m shared.screens.lint` checks all QML with types; warnings are errors.
"""

from shared.screens import singletons

singletons.keep()
