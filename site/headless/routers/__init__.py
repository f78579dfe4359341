"""Operations by subject: transport only; selectors read, responses send."""
