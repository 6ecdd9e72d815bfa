// The floor of start-up: a program that does nothing, linked as the command is. Start-up is quoted as a ratio to it.
int main() { return 0; }
