# システムに関すること。

system-handed-over = Archipelはすでに開いています。そのウィンドウが前面に出て、渡されたものを開きます。
system-no-opengl = ここではOpenGLがないか動作しません。ウィンドウは別の方法で描画されます。
