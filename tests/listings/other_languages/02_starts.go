// A goroutine starts by itself, and nobody holds anything that could stop it.
package main

import "fmt"

func check(name string, asked chan<- bool) {
	fmt.Println("asking", name)
	asked <- true
}

func main() {
	asked := make(chan bool)
	// ANCHOR: main
	go check("api", asked) // no value comes back: nothing to await, nothing to drop
	// ANCHOR_END: main
	<-asked
	fmt.Println("it ran")
}
