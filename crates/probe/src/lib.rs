//! Instruments futures for the graders and the figures of the course.
