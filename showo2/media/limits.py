"""How large a file, a picture or a video may be. Every limit on files is declared here."""

# Named where a file is refused.
IMAGE_FORMATS = "JPEG, PNG, WebP, HEIC, AVIF"
VIDEO_FORMATS = "MP4, WebM, MOV, GIF"

MAX_FILE_MB = 100
# Of a picture; cameras of 50 megapixels write up to 49.9.
MAX_MEGAPIXELS = 50
# Of an animation, all frames together: each is composed on a canvas of full size.
MAX_ANIMATION_MEGAPIXELS = 500
# Of a video's frame; 8K UHD has 33.2.
MAX_FRAME_MEGAPIXELS = 34
MAX_SECONDS = 600
# 600 s at 60 frames per second.
MAX_FRAMES = 36_000
# px; frames of clips are reduced to fit while they are read.
MAX_FRAME_SIDE = 1024
# Characters of the settings in a file; ours take a few thousand.
MAX_SETTINGS_LENGTH = 1_000_000

# Of untrusted files, which workers read; see `pool`.
WORKERS = 2
MAX_READING_MB = 800  # memory of a worker
# Of all files of a request together.
MAX_FILES = 16
MAX_FILES_MB = 200
MAX_READING_SECONDS = 8
MAX_READ_MB = 400  # of pixels
WAIT_SECONDS = 30  # until a worker is free
MAX_SIDE = 2048  # px; larger pictures are reduced to fit
# Of a video; about six seconds of two cores. Where more would be needed, keyframes stand for the frames
# after them.
MAX_DECODED_MEGAPIXELS = 1500
# Results that were read last are cached; of more files it is remembered that they can be read.
MAX_KEPT = 64
MAX_KEPT_MB = 256
MAX_KNOWN = 4096
