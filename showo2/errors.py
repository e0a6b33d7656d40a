"""Failures that a user can cause or fix, each told in one line that says what to do.

Each class holds its English sentence as a template and its details as plain values, so that the page can say
the same in another language: `showo2.app.strings` has a translation for every class name.
"""


class Showo2Error(Exception):
    """Base class; `str(error)` is the English sentence.

    `details` fill the placeholders of `template`; in texts, lone surrogates, which no answer could carry, are
    replaced. Errors can be pickled: they may cross a process boundary.
    """

    template = "Something went wrong."

    def __init__(self, **details: object) -> None:
        self.details = {name: encodable(value) for name, value in details.items()}
        super().__init__(self.template.format(**self.details))

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.details)


def encodable(value: object) -> object:
    """A text with "?" for lone surrogates, which UTF-8 cannot encode; anything else as it is."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _rebuild(cls: type[Showo2Error], details: dict[str, object]) -> Showo2Error:
    return cls(**details)


# Loading ----------------------------------------------------------------------------------------------------


class UnknownCheckpoint(Showo2Error):
    template = (
        "There is no checkpoint {name!r}: use one of {known}, a folder, or a Hub name such as owner/model."
    )


class NoNetwork(Showo2Error):
    template = (
        "{repo} is not on this machine and the Hub cannot be reached: check the network or HF_ENDPOINT, or "
        "copy {files}, and pass the folder."
    )


class HubRefuses(Showo2Error):
    template = (
        "The Hub denies access to {repo}: accept its terms on its Hub page and log in with `hf auth login`."
    )


class MissingFile(Showo2Error):
    template = "{folder} has no {file}: download the checkpoint again, or pass the folder that holds it."


class BrokenFile(Showo2Error):
    template = (
        "{file} cannot be read ({reason}): it is incomplete or not a checkpoint file. Delete it and download "
        "it again."
    )


class WrongTensors(Showo2Error):
    template = "{file} does not fit the model: {reason}. Check that the files belong to this checkpoint."


class WrongVocabulary(Showo2Error):
    template = (
        "The tokenizer has {tokenizer} tokens but the checkpoint's embedding has {embedding}: use the "
        "tokenizer that belongs to the checkpoint."
    )


class BadConfig(Showo2Error):
    template = "{file} is not a valid Show-o2 configuration: {reason}."


class NotEnoughMemory(Showo2Error):
    template = (
        "Loading needs {needed_gb:.1f} GB of {where} memory but only {available_gb:.1f} GB are free: close "
        "other programs, or load with quantization int8 or nf4."
    )


class NotEnoughDisk(Showo2Error):
    template = (
        "{needed_gb:.1f} GB of disk space are needed in {folder} but only {available_gb:.1f} GB are free: "
        "free some space, or set HF_HOME to another disk."
    )


class FolderInUse(Showo2Error):
    template = (
        "{folder} is not empty: choose a new folder. --overwrite only replaces checkpoints that this command "
        "wrote."
    )


class QuantizationUnavailable(Showo2Error):
    template = (
        "{quantization} needs bitsandbytes, which does not work here ({reason}): pip install bitsandbytes, "
        "or load without quantization."
    )


class CannotSpread(Showo2Error):
    template = (
        "The checkpoint does not fit on one GPU, and {quantization} weights cannot be spread over several: "
        "load without quantization, or use a larger GPU."
    )


class NoCompiler(Showo2Error):
    template = (
        "Compiling for a CPU needs a C++ compiler, and none was found: install g++ or clang, or start "
        "without --compile."
    )


class UnusableSafetyChecker(Showo2Error):
    template = (
        "The safety checker {name} cannot be used ({reason}): pass a transformers image classifier, as a Hub "
        "name or a folder."
    )


class UnknownOption(Showo2Error):
    template = "{option} must be one of {known}; got {value!r}."


class NoDevice(Showo2Error):
    template = "There is no device {device!r} on this machine: use one of {known}."


class NoRay(Showo2Error):
    template = "--cluster needs Ray Serve: pip install 'showo2[cluster]'."


class NoCluster(Showo2Error):
    template = (
        "There is no Ray cluster at {address} ({reason}): start one with `ray start --head`, or pass "
        "--cluster without an address."
    )


class ReplicasFailed(Showo2Error):
    template = "The replicas do not start: {reason}."


# Tasks ------------------------------------------------------------------------------------------------------


class UntrainedTask(Showo2Error):
    template = (
        "{checkpoint} was not trained for {task}, only for {trained}: the result would be noise. Choose "
        "another checkpoint, or pass allow_untrained=True."
    )


class EmptyPrompt(Showo2Error):
    template = "The prompt is empty: describe what you would like."


class EmptyText(Showo2Error):
    template = "{name} is empty: write something there, or leave it out."


class BadMessages(Showo2Error):
    template = "The messages cannot be used: {reason}."


class BadSize(Showo2Error):
    template = "width and height must be multiples of {multiple}; got {width} x {height}."


class BadNumber(Showo2Error):
    template = "{name} must be {kind} from {minimum} to {maximum}; got {value}."


class BadText(Showo2Error):
    template = "{name} must be text, without NUL characters or lone surrogates; got {value}."


class TextTooLong(Showo2Error):
    template = "{name} has {length} characters; the limit is {maximum}."


class BadFrameCount(Showo2Error):
    template = "num_frames must be {group}k + 1; got {frames}."


class TooLong(Showo2Error):
    template = (
        "This needs {tokens} tokens but the checkpoint can hold {limit}: shorten the text or start over."
    )


class TooManyPictures(Showo2Error):
    template = (
        "The answer ends here: the model began one more picture than the {maximum} that max_pictures allows. "
        "Ask it to go on."
    )


class OutOfMemory(Showo2Error):
    template = (
        "{device} ran out of memory: ask for fewer or smaller pictures or a shorter clip, or load with "
        "quantization int8 or nf4."
    )


# Media ------------------------------------------------------------------------------------------------------


class UnreadableMedia(Showo2Error):
    template = "{file} cannot be read: {reason}."


class ForeignFile(Showo2Error):
    template = "{file} is not yours, or no longer: open the page again, or ask its owner for a link."


class DamagedMedia(Showo2Error):
    template = "{file} is a damaged {kind}: save it again from its source, or use another."


class UnsupportedMedia(Showo2Error):
    template = "{file} is {content}, which cannot be used here: use {formats}."


class MediaTooSlow(Showo2Error):
    template = "{file} takes more than {limit} s to read: use a shorter or smaller one."


class FilesTooSlow(Showo2Error):
    template = "The files take more than {limit} s to read together: send fewer, or smaller ones."


class FilesTooLarge(Showo2Error):
    template = "The files are too large together: the limit is {limit} {unit}. Send fewer, or smaller ones."


class TooManyFiles(Showo2Error):
    template = "{count} files are too many: the limit is {limit}."


class BadRequest(Showo2Error):
    template = "The request cannot be used: {reason}."


class NoDiskSpace(Showo2Error):
    template = "The disk of the machine that runs this page is full: free some space there, then try again."


class StalePage(Showo2Error):
    template = (
        "The server no longer has what this page shows: it was restarted, or the page was idle for long. "
        "Reload the page."
    )


class QueueFull(Showo2Error):
    template = "Too many requests are waiting: try again in a minute."


class TooManyRequests(Showo2Error):
    template = "{limit} of your requests are waiting or running: try again when one of them has finished."


class TookTooLong(Showo2Error):
    template = "This server ends a request after {limit} s of computing: ask for fewer steps or less at once."


class ReplicaLost(Showo2Error):
    template = "The machine that worked on this has stopped: try again in a minute."


class ReadersBusy(Showo2Error):
    template = "Too many files are being read: try again in a minute."


class MediaTooLarge(Showo2Error):
    template = "{file} is too large ({size} {unit}): the limit is {limit} {unit}."


class NoSettings(Showo2Error):
    template = "{file} contains no settings: only pictures and videos made here do."


class DiskFull(Showo2Error):
    template = (
        "The result is ready, but the disk of the machine that runs this page is full: free some space "
        "there; seed {seed} then gives the same result again."
    )


class MissingFont(Showo2Error):
    template = (
        "The words of the film cannot be set: the machine that runs this page has no Chinese font. Its host "
        "can install one, such as Noto Sans CJK."
    )


# Serving ----------------------------------------------------------------------------------------------------


class ShuttingDown(Showo2Error):
    template = "This server is shutting down: send the request again in a few minutes."


class BadUsers(Showo2Error):
    template = (
        "The users cannot be read: pass a file with one name:password per line, or pairs separated by commas."
    )


class NotASpace(Showo2Error):
    template = (
        "--auth huggingface works on a Space with `hf_oauth: true` in its README.md. Not set here: {missing}."
    )


class UnsupportedField(Showo2Error):
    template = "{name} = {value} is not supported here: leave the field out."


class WrongApiKey(Showo2Error):
    template = "This server needs an API key: send it as `Authorization: Bearer KEY`."


class UnknownResource(Showo2Error):
    template = "There is no {kind} {name}, or it was deleted."


class NotFinished(Showo2Error):
    template = "{name} is not finished: poll until its status is completed."


# Evaluation -------------------------------------------------------------------------------------------------


class BadPromptFile(Showo2Error):
    template = "{file} cannot be used as prompts: {reason}."


class UnfitForScorer(Showo2Error):
    template = "The scorer of {benchmark} cannot read such samples: {reason}."


class NoManifest(Showo2Error):
    template = (
        "{folder} has no readable manifest.json, which says how its files were made: pass a folder that "
        "this command wrote, or an empty one for new samples."
    )


class OtherSettings(Showo2Error):
    template = (
        "{folder} was started with other settings ({differences}): use the same settings, or another folder."
    )


class CannotWrite(Showo2Error):
    template = (
        "{file} could not be written ({reason}). All files written before are complete: fix this and run the "
        "same command to continue."
    )


# Training ---------------------------------------------------------------------------------------------------


class NoTrainingData(Showo2Error):
    template = "{path} contains no training data: {reason}."


class BadTrainingData(Showo2Error):
    template = "{where}: {reason}."


class BadTrainingConfig(Showo2Error):
    template = "{file} is not a valid training configuration: {reason}."


class TrainingPackageMissing(Showo2Error):
    template = "{use} needs the package {package}: pip install {package}, or showo2[train]."


class WrongLora(Showo2Error):
    template = "The LoRA in {folder} cannot be used with this checkpoint: {reason}."


class WrongState(Showo2Error):
    template = (
        "{file} is not the state of this run: {reason}. Use the configuration that it began with, or "
        "another folder."
    )


class CannotShard(Showo2Error):
    template = "FSDP does not go together with {setting}: use {instead}, or train without FSDP."


class OtherSizes(Showo2Error):
    template = "{large} cannot be initialized from {small}: {reason}."
