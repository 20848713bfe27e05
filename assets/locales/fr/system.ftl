# Ce qui tient au système.

system-handed-over = Archipel est déjà ouvert : sa fenêtre passe devant et ouvre ce qui lui est confié.
system-no-opengl = OpenGL manque ou ne fonctionne pas ici : la fenêtre est dessinée d’une autre façon.
