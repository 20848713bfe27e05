# What depends on the system.

system-handed-over = Archipel is open already: its window comes to the front and opens what it is given.
system-no-opengl = OpenGL is missing or does not work here: the window is drawn in another way.
