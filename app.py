"""The demo: loads a checkpoint and serves the page. `python app.py --help` lists the flags."""

from showo2.app.__main__ import main

if __name__ == "__main__":
    main()
