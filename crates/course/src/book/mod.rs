//! The book: preprocessor, pages, server. Written on the branch `book`.
