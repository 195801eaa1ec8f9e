import QtQuick

// Stands in for Qt's: a place for a film.
Item {
    enum FillMode {
        Stretch,
        PreserveAspectFit,
        PreserveAspectCrop
    }

    property rect sourceRect
    property int fillMode: VideoOutput.PreserveAspectFit
}
