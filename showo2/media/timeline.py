"""Presentation times and dependencies of a video's frames, from its packets alone."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

USUAL_RATE = 25  # frames per second, of a video that states neither times nor a rate


@dataclass(frozen=True)
class Packet:
    """A frame before it is decoded."""

    pts: int | None  # when it is shown, in ticks
    duration: int  # ticks; 0 where unknown
    is_keyframe: bool
    is_shown: bool  # not cut by an edit list
    is_empty: bool  # repeats the frame before

    def leads(self, keyframe: "Packet") -> bool:
        """Whether this frame is shown before a keyframe that stands before it in the file; then it also
        depends on frames before the keyframe."""
        return self.pts is not None and keyframe.pts is not None and self.pts < keyframe.pts


@dataclass(frozen=True)
class Timeline:
    """The frames of a video that are shown, in the order in which they are."""

    packets: Sequence[Packet]  # in the order of decoding
    starts: Sequence[int]  # ticks, rising
    duration: float  # seconds
    # Whether decoded frames carry these times; otherwise the n-th of them is shown at the n-th start.
    is_labeled: bool

    @classmethod
    def of(cls, packets: Sequence[Packet], tick: float, rate: float | None, reorders: bool) -> "Timeline":
        """The timeline of a video.

        Args:
            packets: all of them, in the order of decoding.
            tick: seconds.
            rate: frames per second; used where the packets do not say when they are shown.
            reorders: whether packets only number the frames, as in AVI, and the decoder puts these in order.

        Raises:
            ValueError: no frame is shown.
        """
        begin = next((index for index, packet in enumerate(packets) if packet.is_keyframe), 0)
        shown = [packet for packet in packets[begin:] if packet.is_shown]
        if shown and shown[0] is packets[begin]:
            shown = [packet for packet in shown if not packet.leads(shown[0])]
        if not shown:
            raise ValueError("no frame is shown")
        starts = sorted(packet.pts for packet in shown if packet.pts is not None)
        if len(set(starts)) < len(shown):  # times are missing, or there twice
            count = sum(not packet.is_empty for packet in packets) or 1
            return cls(packets, range(count), count / (rate or USUAL_RATE), is_labeled=False)
        span = starts[-1] - starts[0]
        last = next(packet.duration for packet in shown if packet.pts == starts[-1])
        duration = (span + (last or span / max(1, len(starts) - 1))) * tick
        if reorders and not all(packet.is_keyframe for packet in packets):
            starts = sorted(packet.pts for packet in shown if packet.pts is not None and not packet.is_empty)
            return cls(packets, starts or [0], duration, is_labeled=False)
        return cls(packets, starts, duration, is_labeled=True)

    def label(self, start: int) -> int:
        """The time that the decoded frame on show at `start` carries."""
        return self._filled[self._place(start)][0]

    def needed(self, starts: Sequence[int]) -> set[int]:
        """Indices of the packets that the frames on show at these times depend on, and of their own."""
        needed: set[int] = set()
        for start in set(starts):
            index = self._filled[self._place(start)][1]
            needed.update(range(self._group(index), index + 1))
        return needed

    def keyframe_before(self, start: int) -> int:
        """The time of the keyframe that the frame shown at `start` depends on."""
        keyframe = self.packets[self._group(self._filled[self._place(start)][1])]
        place = bisect_right(self.starts, start if keyframe.pts is None else keyframe.pts)
        return self.starts[max(0, place - 1)]

    @cached_property
    def _filled(self) -> list[tuple[int, int]]:
        """(pts, index) of the packets that hold a frame, in the order of showing."""
        return sorted(
            (packet.pts, index)
            for index, packet in enumerate(self.packets)
            if packet.pts is not None and not packet.is_empty
        ) or [(0, 0)]

    @cached_property
    def _keyframes(self) -> list[int]:
        return [index for index, packet in enumerate(self.packets) if packet.is_keyframe] or [0]

    def _place(self, start: int) -> int:
        return max(0, bisect_right(self._filled, (start, len(self.packets))) - 1)

    def _group(self, index: int) -> int:
        """The index of the keyframe that decoding a packet begins with."""
        place = max(0, bisect_right(self._keyframes, index) - 1)
        if place and self.packets[index].leads(self.packets[self._keyframes[place]]):
            place -= 1
        return self._keyframes[place]
