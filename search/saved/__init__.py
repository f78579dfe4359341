"""Questions that are asked again by themselves: by a feed reader or by e-mail."""
