"""Videos, decoded by PyAV (libav): the frames that a player would show at equal distances in time.

A file is read twice: first its packets, for the time of each frame, which covers edit lists, variable frame
rates and repeated frames; then only the packets that the chosen frames depend on are decoded.
"""

from collections import deque
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from typing import Literal

import av
import numpy as np
from av.container import InputContainer
from av.stream import Disposition
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from showo2.errors import MediaTooLarge, UnsupportedMedia
from showo2.media import sampling
from showo2.media.frames import shown_size, to_pixels
from showo2.media.limits import MAX_FRAME_MEGAPIXELS, MAX_FRAMES, MAX_SECONDS, VIDEO_FORMATS
from showo2.media.timeline import Packet, Timeline
from showo2.outputs import Clip

SOUND = "a sound recording"
UNKNOWN_CODEC = "a video of an unknown kind"
THREADS = 4
# Decoders that keep the transparency that a WebM file may have; libav's own leave it out.
ALPHA_DECODERS: dict[str, Literal["libvpx", "libvpx-vp9"]] = {"vp8": "libvpx", "vp9": "libvpx-vp9"}


def read_video(path: Path, demuxer: str, num_frames: int, max_decoded_megapixels: float = np.inf) -> Clip:
    """`num_frames` frames at equal distances in time, the first and the last included; a shorter video
    repeats some.

    Where more than `max_decoded_megapixels` would have to be decoded, keyframes stand for the frames after
    them. Raises MediaTooLarge above the limits, UnsupportedMedia for sound alone, ValueError or
    av.FFmpegError for a damaged file.
    """
    with _opened(path, demuxer) as container:
        stream = _video_stream(path, container)
        if stream.time_base is None:
            raise ValueError("the stream has no time base")
        megapixels = stream.width * stream.height / 1e6
        rate = float(stream.average_rate) if stream.average_rate else None
        packets = _packets(path, container, stream)
        timeline = Timeline.of(packets, float(stream.time_base), rate, reorders=demuxer == "avi")
    if timeline.duration > MAX_SECONDS:
        raise MediaTooLarge(file=path.name, size=round(timeline.duration), limit=MAX_SECONDS, unit="s")
    offsets = [start - timeline.starts[0] for start in timeline.starts]
    wanted = [timeline.starts[index] for index in sampling.by_time(offsets, 1.0, num_frames)]
    if timeline.is_labeled and len(timeline.needed(wanted)) * megapixels > max_decoded_megapixels:
        wanted = [timeline.keyframe_before(start) for start in wanted]
    shown = _frames_at(path, demuxer, timeline, sorted(set(wanted)))
    fps = num_frames / timeline.duration if timeline.duration > 0 else 0.0
    return Clip(np.stack([shown[start] for start in wanted]), fps)


def _opened(path: Path, demuxer: str) -> InputContainer:
    # The demuxer is given, so that no other, such as one for playlists, is tried; tags may be in any
    # encoding.
    return av.open(
        str(path.absolute()),
        format=demuxer,
        options={"protocol_whitelist": "file"},
        metadata_errors="replace",
    )


def _video_stream(path: Path, container: InputContainer) -> VideoStream:
    """The first video stream that is not cover art. Raises MediaTooLarge, UnsupportedMedia."""
    for stream in container.streams.video:
        if stream.disposition & Disposition.attached_pic:
            continue
        if stream.codec_context is None:
            raise UnsupportedMedia(file=path.name, content=UNKNOWN_CODEC, formats=VIDEO_FORMATS)
        megapixels = stream.width * stream.height / 1e6
        if megapixels > MAX_FRAME_MEGAPIXELS:
            raise MediaTooLarge(file=path.name, size=round(megapixels), limit=MAX_FRAME_MEGAPIXELS, unit="MP")
        return stream
    raise UnsupportedMedia(file=path.name, content=SOUND, formats=VIDEO_FORMATS)


def _demuxed(container: InputContainer, stream: VideoStream) -> Iterator[av.Packet]:
    """The stream's packets, as far as the file goes."""
    try:
        for packet in container.demux(stream):
            if packet.size or packet.pts is not None:  # the last, empty one only flushes a decoder
                yield packet
    except av.FFmpegError:
        return


def _packets(path: Path, container: InputContainer, stream: VideoStream) -> list[Packet]:
    packets: list[Packet] = []
    for packet in _demuxed(container, stream):
        if len(packets) == MAX_FRAMES:
            raise MediaTooLarge(file=path.name, size=f"> {MAX_FRAMES}", limit=MAX_FRAMES, unit="frames")
        is_shown, is_empty = not packet.is_discard, not packet.size
        packets.append(Packet(packet.pts, packet.duration or 0, packet.is_keyframe, is_shown, is_empty))
    return packets


def _frames_at(path: Path, demuxer: str, timeline: Timeline, wanted: Sequence[int]) -> dict[int, np.ndarray]:
    """The pixels shown at the wanted times, which are sorted."""
    if timeline.is_labeled:
        chosen = _pick(path, demuxer, timeline, wanted, timeline.needed(wanted))
        if all(start in chosen and chosen[start][0] == timeline.label(start) for start in wanted):
            return {start: pixels for start, (_, pixels) in chosen.items()}
    # Something is damaged, or depends on more than its packets say: decode everything, and let each frame
    # stand until the next one.
    chosen = _pick(path, demuxer, timeline, wanted, range(len(timeline.packets)))
    if not chosen:
        raise ValueError("no frame can be decoded")
    return {start: pixels for start, (_, pixels) in chosen.items()}


def _pick(
    path: Path, demuxer: str, timeline: Timeline, wanted: Sequence[int], needed: Container[int]
) -> dict[int, tuple[int, np.ndarray]]:
    """For each wanted time, the last frame shown until then: its own time, and its pixels.

    Where the size changes within a video, all frames get the size of the first.
    """
    chosen: dict[int, tuple[int, np.ndarray]] = {}
    size: tuple[int, int] | None = None
    with _opened(path, demuxer) as container:
        stream = _video_stream(path, container)
        aspect = stream.sample_aspect_ratio
        for start, time, frame in _last_until(_decoded(container, stream, timeline, needed), wanted):
            size = size or shown_size(frame, aspect)
            known = next((pixels for label, pixels in chosen.values() if label == time), None)
            chosen[start] = (time, to_pixels(frame, size) if known is None else known)
    return chosen


def _last_until(
    frames: Iterator[tuple[int, VideoFrame]], wanted: Sequence[int]
) -> Iterator[tuple[int, int, VideoFrame]]:
    """(wanted time, time, frame): for each wanted time the last frame until then, or else the first of
    all."""
    waiting = deque(wanted)
    last: tuple[int, VideoFrame] | None = None
    for time, frame in frames:
        while last and waiting and waiting[0] < time:
            yield waiting.popleft(), *last
        if not waiting:
            return
        last = (time, frame)
    while last and waiting:
        yield waiting.popleft(), *last


def _decoded(
    container: InputContainer, stream: VideoStream, timeline: Timeline, needed: Container[int]
) -> Iterator[tuple[int, VideoFrame]]:
    """(time, frame) of what the needed packets decode to, in presentation order."""
    decoder = _decoder(stream)
    starts = iter(timeline.starts)
    for packet in _runs(container, stream, needed):
        try:
            frames = decoder.decode(packet)
        except av.FFmpegError:  # this one is damaged; what follows may not be
            continue
        finally:
            if packet is None:
                decoder.flush_buffers()
        for frame in frames:
            time = frame.pts if timeline.is_labeled else next(starts, None)
            if time is not None:
                yield time, frame


def _runs(
    container: InputContainer, stream: VideoStream, needed: Container[int]
) -> Iterator[av.Packet | None]:
    """The needed packets, and None, which flushes a decoder, wherever some are left out."""
    was_needed = False
    for index, packet in enumerate(_demuxed(container, stream)):
        if index in needed and packet.size:
            yield packet
        elif was_needed and index not in needed:
            yield None
        was_needed = index in needed
    yield None


def _decoder(stream: VideoStream) -> VideoCodecContext:
    decoder = stream.codec_context
    if stream.metadata.get("alpha_mode") == "1" and decoder.name in ALPHA_DECODERS:
        decoder = VideoCodecContext.create(ALPHA_DECODERS[decoder.name], "r")
    # Frames may turn out larger than the file says at first.
    decoder.options = {"max_pixels": str(int(MAX_FRAME_MEGAPIXELS * 1e6))}
    decoder.thread_count = THREADS
    decoder.thread_type = "AUTO"
    return decoder
