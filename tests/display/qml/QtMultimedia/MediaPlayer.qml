import QtQml

// Stands in for Qt's player where it is not installed: plays when a test says so. It knows no audio output at all.
QtObject {
    enum MediaStatus {
        NoMedia,
        LoadingMedia,
        LoadedMedia,
        StalledMedia,
        BufferingMedia,
        BufferedMedia,
        EndOfMedia,
        InvalidMedia
    }

    property url source
    property var videoOutput
    property bool hasVideo: false
    property int position: 0
    property int mediaStatus: MediaPlayer.NoMedia
    property bool playing: false

    signal errorOccurred(error: int, why: string)

    function play() {
        playing = true;
    }

    function fail() {
        errorOccurred(1, "no decoder");
    }
}
