"""Every failure a person can cause or mend, as an exception with one line that says what to do.

Each class carries its English sentence as a template and its details as plain values, so that the page can
say the same in another language: `showo2.app.strings` holds a translation for each class name.
"""


class Showo2Error(Exception):
    """Base class. `details` fill the placeholders of `template`; `str(error)` is the English sentence."""

    template = "Something went wrong."

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.template.format(**details))

    def __reduce__(self):
        return _rebuild, (type(self), self.details)


def _rebuild(cls: type[Showo2Error], details: dict[str, object]) -> Showo2Error:
    return cls(**details)


# Loading -----------------------------------------------------------------------------------------------------


class UnknownCheckpoint(Showo2Error):
    template = (
        "There is no checkpoint {name!r}: use one of {known}, a folder, or a Hub name like owner/model."
    )


class NoNetwork(Showo2Error):
    template = "{repo} is not on this machine and the Hub cannot be reached: check the network or HF_ENDPOINT, or copy the files to a folder and give its path."


class HubRefuses(Showo2Error):
    template = (
        "The Hub does not hand out {repo}: accept its terms on its page there, and log in with hf auth login."
    )


class MissingFile(Showo2Error):
    template = "{folder} has no {file}: download the checkpoint again, or point to the folder that holds it."


class BrokenFile(Showo2Error):
    template = "{file} cannot be read ({reason}): it is incomplete or no checkpoint; delete it and download it again."


class WrongTensors(Showo2Error):
    template = "{file} does not fit the model: {reason}. Check that the files belong to this checkpoint."


class WrongVocabulary(Showo2Error):
    template = "The tokenizer has {tokenizer} tokens but the checkpoint's embedding has {embedding}: use the tokenizer that belongs to the checkpoint."


class BadConfig(Showo2Error):
    template = "{file} is not a Show-o2 configuration: {reason}."


class NotEnoughMemory(Showo2Error):
    template = "{needed_gb:.1f} GB of {where} memory are needed and {available_gb:.1f} GB are free: close other programs, or load with quantization int8 or nf4."


class NotEnoughDisk(Showo2Error):
    template = "{needed_gb:.1f} GB of disk are needed in {folder} and {available_gb:.1f} GB are free: make room, or set HF_HOME to another disk."


class FolderInUse(Showo2Error):
    template = "{folder} holds something else: choose a new folder; --overwrite replaces nothing but a checkpoint written by this command."


class QuantizationUnavailable(Showo2Error):
    template = "{quantization} needs bitsandbytes, which cannot be used here ({reason}): pip install bitsandbytes, or load without quantization."


class CannotSpread(Showo2Error):
    template = "The checkpoint does not fit on one GPU, and {quantization} cannot be spread over several: load without quantization, or onto a larger GPU."


class NoCompiler(Showo2Error):
    template = "Compiling for a CPU needs a C++ compiler, and there is none here: install g++ or clang, or start without --compile."


class UnusableSafetyChecker(Showo2Error):
    template = "The safety checker {name} cannot be used ({reason}): name a classifier of pictures made for transformers, on the Hub or in a folder."


class UnknownOption(Showo2Error):
    template = "There is no {option} {value!r}: use one of {known}."


class NoDevice(Showo2Error):
    template = "There is no device {device!r} on this machine: use one of {known}."


# Tasks -------------------------------------------------------------------------------------------------------


class UntrainedTask(Showo2Error):
    template = "{checkpoint} was not trained for {task}, only for {trained}: it would answer with noise. Choose another checkpoint, or allow_untrained with allow_untrained=True."


class EmptyPrompt(Showo2Error):
    template = "The prompt is empty: write what you would like."


class BadMessages(Showo2Error):
    template = "The messages cannot be used: {reason}."


class BadSize(Showo2Error):
    template = "{width}x{height} is no possible size: both sides must be multiples of {multiple} between {minimum} and {maximum} px."


class BadNumber(Showo2Error):
    template = "{name} is {value}, but must lie between {minimum} and {maximum}."


class BadFrameCount(Showo2Error):
    template = "A clip cannot have {frames} frames: use {group}k + 1 of them, at most {maximum}."


class TooLong(Showo2Error):
    template = (
        "This needs {tokens} tokens and the checkpoint can hold {limit}: shorten the text or start anew."
    )


class OutOfMemory(Showo2Error):
    template = "The {device} ran out of memory: ask for fewer or smaller pictures or a shorter clip, or load with quantization int8 or nf4."


# Media -------------------------------------------------------------------------------------------------------


class UnreadableMedia(Showo2Error):
    template = "{file} cannot be read as {kind}: save it as {formats} and try again."


class MediaTooLarge(Showo2Error):
    template = "{file} is too large ({size}): the limit is {limit}."


class NoSettings(Showo2Error):
    template = "{file} holds no settings: only pictures and videos that were made here do."


class DiskFull(Showo2Error):
    template = "The result is ready, but the disk of the machine that runs this page is full: make room there, and seed {seed} gives the same result again."
