"""The tabs of the page; `build` of each makes its components and connects their events."""
